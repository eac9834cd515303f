# Installs the CallAssist agent on Windows, or brings it up to date. Run as administrator:
#   powershell -ExecutionPolicy Bypass -File install.ps1 https://callassist.example.fr CODE
#   powershell -ExecutionPolicy Bypass -File install.ps1            (new version: the program only)
# Written for Windows 10 and 11; it could not be run where it was written.
param([string]$Server = "", [string]$Code = "")
$ErrorActionPreference = "Stop"

$program = Join-Path $env:ProgramFiles "CallAssist"
$data = Join-Path $env:ProgramData "CallAssist"
$settings = Join-Path $data "agent.json"
$spool = Join-Path $data "spool"
$exe = Join-Path $program "callassist-agent.exe"
$source = Join-Path $PSScriptRoot "callassist-agent.exe"
$task = "CallAssistAgent"

if (-not ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw "Run this as administrator." }
if (-not (Test-Path $source)) { throw "callassist-agent.exe is missing beside this script. Build it: dotnet publish CallAssist.Agent -c Release -r win-x64 --self-contained -p:PublishSingleFile=true -o deploy\agent" }
if (($Server -eq "") -and -not (Test-Path $settings)) { throw "A first installation needs server and code: install.ps1 https://callassist.example.fr CODE" }

# Wireshark brings dumpcap; Npcap lets it capture. Npcap's silent installer is not free, so a person clicks through it.
$dumpcap = Get-Command dumpcap.exe -ErrorAction SilentlyContinue
if (-not $dumpcap -and -not (Test-Path (Join-Path $env:ProgramFiles "Wireshark\dumpcap.exe"))) {
  Write-Warning "Wireshark is missing. Install it with Npcap from https://www.wireshark.org/download.html, then run: schtasks /run /tn $task"
}
elseif (-not (Get-Service npcap -ErrorAction SilentlyContinue)) {
  Write-Warning "Npcap is missing. Install it from https://npcap.com, without 'administrators only', then run: schtasks /run /tn $task"
}

schtasks /end /tn $task 2>$null | Out-Null
New-Item -ItemType Directory -Force $program, $data, $spool | Out-Null
# The token and the captures are for the service and administrators only.
icacls $data /inheritance:r /grant:r "*S-1-5-32-544:(OI)(CI)F" "*S-1-5-18:(OI)(CI)F" | Out-Null
Copy-Item $source $exe -Force
if (-not (Test-Path $settings)) { @{ spool = $spool } | ConvertTo-Json | Set-Content -Encoding ASCII $settings }
if ($Server -ne "") {
  & $exe enrol $Code --server $Server --settings $settings
  if ($LASTEXITCODE -ne 0) { throw "The enrolment failed." }
}

$action = New-ScheduledTaskAction -Execute $exe -Argument "run --settings `"$settings`""
$trigger = New-ScheduledTaskTrigger -AtStartup
$rules = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit ([TimeSpan]::Zero) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
Register-ScheduledTask -TaskName $task -Action $action -Trigger $trigger -Settings $rules -User "SYSTEM" -RunLevel Highest -Force | Out-Null
Start-ScheduledTask -TaskName $task
Write-Host "The agent is running. To see how it is: & '$exe' doctor --settings '$settings'"
