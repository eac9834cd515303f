using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Adds a chosen token to a window's state: how far timestamps reach, and when to stop.</summary>
internal sealed class TokenBook(Vocabulary vocabulary, int mostTokens)
{
    /// <summary>Frames before the end of the audio where nothing more is expected.</summary>
    public const int Tail = 10;

    /// <param name="state">The window.</param>
    /// <param name="token">What was chosen.</param>
    /// <param name="left">Frames of audio from the window's beginning.</param>
    public void Add(WindowState state, ResultToken token, int left)
    {
        var index = state.Tokens.Count;
        state.Tokens.Add(token);
        if (token.Id > vocabulary.FirstTimestamp)
        {
            var frames = 2 * (token.Id - vocabulary.FirstTimestamp);
            if (state.HasTimestamp && frames < state.Advance && state.Kept < index)
            {
                (state.Failed, state.Ended) = (true, true);
                return;
            }
            (state.Advance, state.Kept, state.HasTimestamp) = (frames, index + 1, true);
        }
        if (token.Id == vocabulary.EndOfText || state.HasTimestamp && state.Advance + Tail >= left) Close(state, index, left);
        else if (index == mostTokens - 1) (state.Ended, state.Failed) = (true, state.Kept == 0 || state.Advance < WindowState.FullWindow / 2);
    }

    /// <summary>They differ in nothing but what timestamps say.</summary>
    public bool SameWords(WindowState one, WindowState other)
    {
        if (one.Tokens.Count != other.Tokens.Count) return false;
        for (var i = one.Tokens.Count - 1; i >= 0; i--)
        {
            var (a, b) = (one.Tokens[i].Id, other.Tokens[i].Id);
            if (a != b && (a < vocabulary.FirstTimestamp || b < vocabulary.FirstTimestamp)) return false;
        }
        return true;
    }

    private static void Close(WindowState state, int index, int left)
    {
        state.Ended = true;
        if (state.Kept > 0) return;
        if (state.Advance + Tail >= left) state.Kept = index + 1;
        else state.Failed = true;
    }
}
