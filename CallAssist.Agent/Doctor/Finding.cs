namespace CallAssist.Agent.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Well">Nothing to do.</param>
/// <param name="Sentence">What it is, and where it is not well, what to do.</param>
/// <param name="Detail">The technician's part; may be empty.</param>
internal sealed record Finding(bool Well, string Sentence, string Detail = "");
