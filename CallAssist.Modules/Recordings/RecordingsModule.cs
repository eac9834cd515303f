using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Announce;
using CallAssist.Modules.Recordings.Care;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Extract;
using CallAssist.Modules.Recordings.Find;
using CallAssist.Modules.Recordings.Intake;
using CallAssist.Modules.Recordings.Keep;
using CallAssist.Modules.Recordings.Library;
using CallAssist.Modules.Recordings.Match;
using CallAssist.Modules.Recordings.Pipeline;
using CallAssist.Modules.Recordings.Upload;
using CallAssist.Modules.Recordings.Vault;
using CallAssist.Modules.Recordings.Vault.S3;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings;

/// <summary>Captures in, sealed voices out, and the pipeline that carries each recording to a draft.</summary>
public static class RecordingsModule
{
    /// <summary>Registers the module. Reads section <c>Recordings</c>.</summary>
    public static IServiceCollection AddRecordings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecordingsOptions>().Bind(configuration.GetSection("Recordings")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RecordingsOptions>, ValidateRecordingsOptions>();
        services.AddSingleton<DiskVolume>();
        if (configuration["Recordings:S3:Endpoint"] is { Length: > 0 })
        {
            services.AddSingleton<IVolume, S3Volume>();
            services.AddHostedService<MoveIntoBucket>();
        }
        else
        {
            services.AddSingleton<IVolume>(provider => provider.GetRequiredService<DiskVolume>());
        }

        services.AddSingleton<RecordingVault>();
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<RecordingVault>());
        services.AddSingleton<ChunkStore>();
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<ChunkStore>());
        services.AddSingleton<Uploads>();
        services.AddSingleton<ICaptureFacts>(provider => provider.GetRequiredService<Uploads>());
        services.AddSingleton<CaptureIntake>();
        services.AddSingleton<LibraryAudit>();
        services.AddSingleton<ILibraryAudit>(provider => provider.GetRequiredService<LibraryAudit>());
        services.AddSingleton<Eraser>();
        services.AddSingleton<IRecordingKeeper, RecordingKeeper>();
        services.AddSingleton<IRecordingMatching, RecordingMatching>();
        services.AddSingleton<IVaultCheck, VaultCheck>();
        services.AddSingleton<IKeyRotation, KeyRotation>();
        services.AddSingleton<IBackup, Backup>();
        services.AddSingleton<Restores>();
        services.AddSingleton<IRestores>(provider => provider.GetRequiredService<Restores>());
        services.AddHostedService<FinishRestore>();
        services.AddRecurring<NightlyBackup>("0 10 2 * * ?");
        services.AddRecurring<RetentionJob>("0 40 * * * ?");
        services.AddRecurring<ForgetUploads>("0 30 3 * * ?");
        services.AddRecurring<ForgetAnnouncements>("0 35 3 * * ?");
        services.AddSingleton<IAnnouncements, Announcements>();
        services.AddEventHandler<CallAnnounced, NoteAnnouncement>();
        services.AddSingleton<Library.Recordings>();
        services.AddSingleton<IRecordings>(provider => provider.GetRequiredService<Library.Recordings>());
        services.AddSingleton<IRecordingAudio>(provider => provider.GetRequiredService<Library.Recordings>());
        services.AddSingleton<ISealedFiles, SealedFiles>();
        services.AddSingleton<IMp3Encoder, Mp3Encoder>();
        services.AddSingleton<IVoices>(provider => provider.GetRequiredService<Library.Recordings>());
        services.AddSingleton<ICallShapes, CallShapes>();
        services.AddSingleton<IRecordingLabels, RecordingLabels>();
        services.AddSingleton<IRecordingSearch, RecordingSearch>();
        services.AddSingleton<ISavedFilters, SavedFilters>();
        services.AddSingleton<Pipeline.Pipeline>();
        services.AddSingleton<IPipeline>(provider => provider.GetRequiredService<Pipeline.Pipeline>());
        services.AddSingleton<IRecordingPipeline>(provider => provider.GetRequiredService<Pipeline.Pipeline>());
        services.AddSingleton<IPipelineSearch, PipelineSearch>();
        services.AddSingleton<StepMetrics>();
        services.AddScoped<PipelineRunner>();
        services.AddScoped<ExtractJob>();
        services.AddScoped<TranscribeJob>();
        services.AddScoped<UnderstandJob>();
        services.AddScoped<DraftJob>();
        services.AddScoped<IPipelineStep, ExtractStep>();
        services.AddHostedService<WakeForgotten>();
        services.AddHealthChecks().AddCheck<KeyHealth>("key").AddCheck<BackupHealth>("backup");
        return services.AddEventHandler<RecordingReceived, ScheduleExtract>().AddEventHandler<RecordingErased, DestroyFiles>();
    }

    /// <summary>Maps the agent's interface and the audio endpoint.</summary>
    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        AgentEndpoints.Map(routes);
        UploadEndpoints.Map(routes);
        AudioEndpoint.Map(routes);
    }
}
