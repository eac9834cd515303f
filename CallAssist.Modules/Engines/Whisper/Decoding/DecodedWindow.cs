namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>A window as it was decoded.</summary>
/// <param name="Seek">First mel frame.</param>
/// <param name="Prompt">Tokens before the first.</param>
/// <param name="State">The outcome.</param>
/// <param name="Temperature">At which it was decoded.</param>
/// <param name="NoSpeechProbability">That nobody speaks in it, as the model sees it.</param>
internal sealed record DecodedWindow(int Seek, IReadOnlyList<int> Prompt, WindowState State, float Temperature, float NoSpeechProbability)
{
    /// <summary>Seconds from the window's beginning at which each text token begins, and where the text ends; null: not asked for.</summary>
    public double[]? TokenTimes { get; init; }

    private const double LeastLogProbability = -1;
    private const double MostNoSpeech = 0.6;
    private const double LeastEntropy = 2.4;
    private const int EntropyTokens = 32;

    /// <summary>The tokens that count: up to the last timestamp, all of a failed window.</summary>
    public IReadOnlyList<ResultToken> Tokens => State.Failed ? State.Tokens : State.Tokens[..State.Kept];

    /// <summary>Mean log-probability of a token.</summary>
    public double MeanLogProbability => Tokens.Count == 0 ? 0 : Tokens.Average(t => t.LogProbability);

    /// <summary>The model hears no speech and does not believe what it wrote.</summary>
    public bool IsSilence => NoSpeechProbability > MostNoSpeech && MeanLogProbability < LeastLogProbability;

    /// <summary>Goes round in circles: few different tokens among the last.</summary>
    public bool Repeats => Tokens.Count > EntropyTokens && Entropy() < LeastEntropy;

    /// <summary>Worth another try at a higher temperature (OpenAI, <c>transcribe.py</c>; whisper.cpp's entropy in place of the compression ratio).</summary>
    public bool IsPoor => State.Failed || Repeats || MeanLogProbability < LeastLogProbability && NoSpeechProbability < MostNoSpeech;

    private double Entropy()
    {
        var last = Tokens.TakeLast(EntropyTokens).CountBy(t => t.Id);
        return -last.Sum(t => t.Value / (double)EntropyTokens * Math.Log(t.Value / (double)EntropyTokens));
    }
}
