namespace CallAssist.Protocol.AgentV1;

/// <summary>Why a request was not done.</summary>
/// <param name="Code">One of <see cref="AgentErrorCodes"/>; an agent decides by it.</param>
/// <param name="Error">One English sentence for whoever reads a log.</param>
public sealed record AgentError(string Code, string Error);

/// <summary>The codes of <see cref="AgentError"/>. An agent meets an unknown one as it meets a failing server: it keeps the file and tries again.</summary>
public static class AgentErrorCodes
{
    /// <summary>401: no token, an unknown or revoked one, or not from this address.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>403: the token lacks the right.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>403: the enrolment code is unknown, used or too old.</summary>
    public const string WrongCode = "wrong-code";

    /// <summary>404: this upload was never begun, or its chunks are gone: begin it again.</summary>
    public const string UnknownUpload = "unknown-upload";

    /// <summary>413: larger than the server takes.</summary>
    public const string TooLarge = "too-large";

    /// <summary>415: neither pcap nor pcapng.</summary>
    public const string NotACapture = "not-a-capture";

    /// <summary>422: the request's parameters cannot be understood.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>422: the bytes received have another SHA-256 than announced; sending again mends it.</summary>
    public const string Damaged = "damaged";

    /// <summary>500: the server failed.</summary>
    public const string Failed = "failed";

    /// <summary>503: the server's master key is missing, so nothing can be sealed; the file is kept and sent again.</summary>
    public const string NoMasterKey = "no-master-key";

    /// <summary>507: the server's disk is full; the file is kept and sent again.</summary>
    public const string DiskFull = "disk-full";
}
