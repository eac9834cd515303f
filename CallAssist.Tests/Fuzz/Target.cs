namespace CallAssist.Fuzz;

/// <summary>A parser to feed, and good inputs to start from.</summary>
/// <param name="Name">What it is called on the command line and in the folder of kept inputs.</param>
/// <param name="Seeds">Inputs that the parser understands.</param>
/// <param name="Run">Parses one input; anything it throws is a failure.</param>
internal sealed record Target(string Name, byte[][] Seeds, Action<byte[]> Run);
