using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.BuiltIn;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Correct;
using CallAssist.Modules.Transcription.Download;
using CallAssist.Modules.Transcription.Models;
using CallAssist.Modules.Transcription.Queue;
using CallAssist.Modules.Transcription.Search;
using CallAssist.Modules.Transcription.Servers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription;

/// <summary>Voices to text, locally, with a Whisper model of the office's choice.</summary>
public static class TranscriptionModule
{
    /// <summary>Path of the demonstration model that ships beside the program.</summary>
    public static string DemoModelPath => ModelShelf.DemoModelPath;

    /// <summary>Registers transcription. Reads section <c>Transcription</c>.</summary>
    public static IServiceCollection AddTranscription(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TranscriptionOptions>().Bind(configuration.GetSection("Transcription")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TranscriptionOptions>, ValidateTranscriptionOptions>();
        services.AddSingleton<BuiltInTranscriber>();
        services.AddSingleton<IModelShelf, ModelShelf>();
        services.AddSingleton<ISpeechEngine, SpeechEngine>();
        services.AddSingleton<Transcripts>();
        services.AddSingleton<ITranscripts>(provider => provider.GetRequiredService<Transcripts>());
        services.AddSingleton<DocumentWriter>();
        services.AddSingleton(provider => IndexOf(provider.GetRequiredService<IDatabase>()));
        services.AddSingleton<ITranscriptSearch, TranscriptSearch>();
        services.AddSingleton<CallNaming>();
        services.AddScoped<CleanCopy>();
        services.AddScoped<Archive>();
        services.AddSingleton<Bundles>();
        services.AddSingleton<IBundles>(provider => provider.GetRequiredService<Bundles>());
        services.AddScoped<BundleJob>();
        services.AddRecurring<ForgetBundles>("0 20 * * * ?");
        services.AddRecurring<TidyIndex>("0 55 3 * * ?");
        services.AddHostedService<IndexMissing>();
        services.AddHostedService<WatchModel>();
        services.AddSingleton<ITranscriptEditor, TranscriptEditor>();
        services.AddSingleton<BuiltInCalls>();
        services.AddSingleton<ServerStore>();
        services.AddSingleton<IMasterKeyUser>(provider => provider.GetRequiredService<ServerStore>());
        services.AddSingleton<ServerPool>();
        services.AddSingleton<ServerClient>();
        services.AddSingleton<ServerTranscriber>();
        services.AddSingleton<ITranscriptionServers, TranscriptionServers>();
        services.AddHostedService<WatchServers>();
        services.AddSingleton<ITranscriber, ChosenTranscriber>();
        services.AddScoped<IPipelineStep, TranscribeStep>();
        services.AddHealthChecks().AddCheck<ModelHealth>("model").AddCheck<ServerHealth>("servers");
        return services.AddEventHandler<RecordingReady, ScheduleTranscribe>()
            .AddEventHandler<TranscriptReady, IndexTranscript>()
            .AddEventHandler<TranscriptCorrected, IndexTranscript>()
            .AddEventHandler<RecordingErased, ForgetTranscript>()
            .AddEventHandler<RecordingErased, DropBundles>();
    }

    /// <summary>Maps the downloads.</summary>
    public static void MapTranscription(this IEndpointRouteBuilder routes) => DownloadEndpoints.Map(routes);

    private static ITranscriptIndex IndexOf(IDatabase database) =>
        database.Dialect == Dialect.SqlServer ? new SqlServerTranscriptIndex(database) : new SqliteTranscriptIndex(database);
}
