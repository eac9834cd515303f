using CallAssist.Agent.Doctor;
using CallAssist.Agent.Settings;

namespace CallAssist.Agent.Verbs;

/// <summary><c>doctor</c>: one line per thing looked at, with what to do where it is not well.</summary>
internal sealed class DoctorVerb(Examination examination, AgentTexts texts, TextWriter stdout)
{
    /// <summary>0 all is well, 1 something is not.</summary>
    public async Task<int> RunAsync(TimeSpan listen, CancellationToken ct)
    {
        var ill = 0;
        await foreach (var finding in examination.RunAsync(listen, ct))
        {
            await stdout.WriteLineAsync($"{(finding.Well ? "[ok]" : "[!!]")} {finding.Sentence}");
            if (!finding.Well && finding.Detail.Length > 0)
                await stdout.WriteLineAsync($"     {finding.Detail.ReplaceLineEndings(" ")}");
            ill += finding.Well ? 0 : 1;
        }

        await stdout.WriteLineAsync(texts[ill == 0 ? "Doctor.Well" : "Doctor.Ill", ill]);
        return ill == 0 ? 0 : 1;
    }
}
