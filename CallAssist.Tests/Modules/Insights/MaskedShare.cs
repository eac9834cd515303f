namespace CallAssist.Tests.Modules.Insights;

/// <summary>Counts the letters and digits of marked passages: how many of the personal ones were masked, and how many of the others.</summary>
public sealed class MaskedShare
{
    private readonly List<string> _leaks = [];

    public int Personal { get; private set; }

    public int Masked { get; private set; }

    public int Neutral { get; private set; }

    public int NeutralMasked { get; private set; }

    /// <summary>Passages of which something personal stayed readable.</summary>
    public IReadOnlyList<string> Leaks => _leaks;

    public void Add(Marks passage, IEnumerable<(int Start, int End)> hidden)
    {
        var isHidden = new bool[passage.Text.Length];
        foreach (var (start, end) in hidden)
            isHidden.AsSpan(start..end).Fill(true);
        var leaks = false;
        for (var i = 0; i < isHidden.Length; i++)
        {
            if (!char.IsLetterOrDigit(passage.Text[i]))
                continue;
            var (personal, masked) = (passage.Has(i), isHidden[i]);
            Personal += personal ? 1 : 0;
            Neutral += personal ? 0 : 1;
            Masked += personal && masked ? 1 : 0;
            NeutralMasked += !personal && masked ? 1 : 0;
            leaks |= personal && !masked;
        }

        if (leaks)
            _leaks.Add(passage.Text);
    }

    public override string ToString() => $"{100.0 * Masked / Personal:0.00} % of {Personal} personal, {100.0 * NeutralMasked / Neutral:0.00} % of {Neutral} neutral characters masked";
}
