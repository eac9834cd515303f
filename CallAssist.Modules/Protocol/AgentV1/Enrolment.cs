namespace CallAssist.Protocol.AgentV1;

/// <summary>A new agent asks for its token.</summary>
/// <param name="Code">The one-time code from the server's page; case, blanks and dashes do not matter.</param>
/// <param name="Machine">The PC's name, for people.</param>
/// <param name="Version">The program's version.</param>
public sealed record EnrolmentRequest(string Code, string Machine, string Version);

/// <summary>The agent's token, told this once.</summary>
/// <param name="Token">For <c>Authorization: Bearer</c>.</param>
/// <param name="Name">What people call this agent.</param>
public sealed record EnrolmentReceipt(string Token, string Name);
