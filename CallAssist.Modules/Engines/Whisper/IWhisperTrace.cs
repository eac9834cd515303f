namespace CallAssist.Engines.Whisper;

/// <summary>Sees the intermediate values of a plain transcription, so that another implementation can be compared number by number.</summary>
public interface IWhisperTrace
{
    /// <summary>An array of window 0: mel, conv, layer0 and so on, encoder, logits_sot, logits_first.</summary>
    /// <param name="name">Which.</param>
    /// <param name="shape">Slowest-varying dimension first.</param>
    /// <param name="values">Row-major.</param>
    void Array(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values);

    /// <summary>A decoded window.</summary>
    /// <param name="seek">First mel frame, 10 ms each.</param>
    /// <param name="prompt">Token ids before the first.</param>
    /// <param name="tokens">Token ids of the result.</param>
    /// <param name="probabilities">Of each token, under all rules.</param>
    void Window(int seek, IReadOnlyList<int> prompt, IReadOnlyList<int> tokens, IReadOnlyList<double> probabilities);
}
