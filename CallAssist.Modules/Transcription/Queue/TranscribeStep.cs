using System.Text.Json;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.BuiltIn;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Queue;

/// <summary>Voices to text, each side on its own, so that who spoke is known and not guessed.</summary>
internal sealed class TranscribeStep(
    ITranscriber transcriber, IVoices voices, IEnumerable<IVocabulary> vocabularies, Ids ids, TimeProvider clock, JobRun run) : IPipelineStep
{
    public PipelineStep Step => PipelineStep.Transcribe;

    public async Task<StepResult> RunAsync(Guid recordingId, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var call = await voices.OpenAsync(recordingId, ct);
        var expected = await ExpectedWordsAsync(recordingId, ct);
        switch (await transcriber.TranscribeAsync(call, expected, run, ct))
        {
            case TranscriberResult.NotNow why:
                return new StepResult.Waiting(why.Code, why.Detail);
            case TranscriberResult.NotThis why:
                return new StepResult.Failed(why.Code, why.Detail);
            case TranscriberResult.Heard heard:
                return Write(recordingId, call, heard, heard.Took ?? clock.GetElapsedTime(started));
            default:
                throw new InvalidOperationException("There is no other outcome.");
        }
    }

    private StepResult.Done Write(Guid recordingId, CallVoices call, TranscriberResult.Heard heard, TimeSpan took)
    {
        var (caller, callee) = (heard.Caller, heard.Callee);
        var transcript = new Transcript(
            recordingId, caller.Language, heard.Model, heard.Demo,
            AudioSeconds: Math.Round(call.Caller.Length / 16_000.0, 2),
            WallSeconds: Math.Round(took.TotalSeconds, 2),
            Conversation.Merge(("caller", caller), ("callee", callee)));
        (string Speaker, DroppedText Text)[] dropped =
            [.. caller.Dropped.Select(d => ("caller", d)), .. callee.Dropped.Select(d => ("callee", d))];
        return new StepResult.Done(unit => StoreAsync(unit, transcript, dropped));
    }

    private async Task<IReadOnlyList<string>> ExpectedWordsAsync(Guid recordingId, CancellationToken ct)
    {
        var terms = new List<string>();
        foreach (var vocabulary in vocabularies)
            terms.AddRange(await vocabulary.TermsAsync(recordingId, ct));
        return terms;
    }

    private async Task StoreAsync(Kernel.Data.UnitOfWork unit, Transcript transcript, (string Speaker, DroppedText Text)[] dropped)
    {
        await unit.ExecuteAsync("DELETE FROM transcription_transcript WHERE recording_id = @RecordingId", new { transcript.RecordingId });
        await unit.ExecuteAsync("DELETE FROM transcription_dropped WHERE recording_id = @RecordingId", new { transcript.RecordingId });
        await unit.ExecuteAsync(
            """
            INSERT INTO transcription_transcript (recording_id, language, model, demo_model, audio_seconds, wall_seconds, segments, created_at)
            VALUES (@RecordingId, @Language, @Model, @DemoModel, @AudioSeconds, @WallSeconds, @Segments, @Now)
            """,
            new
            {
                transcript.RecordingId, transcript.Language, transcript.Model, transcript.DemoModel, transcript.AudioSeconds, transcript.WallSeconds,
                Segments = JsonSerializer.Serialize(transcript.Segments), Now = clock.GetUtcNow(),
            });
        for (var position = 0; position < dropped.Length; position++)
        {
            var (speaker, text) = dropped[position];
            await unit.ExecuteAsync(
                """
                INSERT INTO transcription_dropped (recording_id, position, speaker, start_s, end_s, text, reason)
                VALUES (@RecordingId, @position, @speaker, @Start, @End, @Text, @Reason)
                """,
                new { transcript.RecordingId, position, speaker, text.Start, text.End, text.Text, text.Reason });
        }

        unit.Raise(new TranscriptReady(ids.New(), clock.GetUtcNow(), transcript.RecordingId));
    }
}
