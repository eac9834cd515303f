namespace CallAssist.Agent.Upload;

/// <summary>What came of sending one capture.</summary>
internal abstract record UploadOutcome
{
    /// <summary>The server keeps it; <paramref name="New"/> is false when it had these bytes already.</summary>
    public sealed record Taken(Guid Recording, bool New) : UploadOutcome;

    /// <summary>The server will never take this file; <paramref name="Code"/> is one of the protocol's.</summary>
    public sealed record Refused(string Code, string Reason) : UploadOutcome;

    /// <summary>Not now: nothing is lost, try again.</summary>
    /// <param name="Obstacle">What stood in the way.</param>
    /// <param name="Status">The HTTP status, where there was an answer.</param>
    /// <param name="RetryAfter">How long the server asks to wait.</param>
    public sealed record Postponed(Obstacle Obstacle, int? Status = null, TimeSpan? RetryAfter = null) : UploadOutcome
    {
        /// <summary>Whether every other file would meet the same obstacle now.</summary>
        public bool ConcernsAll => Obstacle is Obstacle.Unreachable or Obstacle.Untrusted or Obstacle.Busy or Obstacle.TokenRefused or Obstacle.NotPermitted or Obstacle.SpoolUnreadable;
    }
}

/// <summary>Why a capture has to wait.</summary>
internal enum Obstacle
{
    /// <summary>No connection, or it broke or stood still.</summary>
    Unreachable,

    /// <summary>The server showed a certificate that neither this PC trusts nor the enrolment knew.</summary>
    Untrusted,

    /// <summary>The server asks for patience (408, 429, 503).</summary>
    Busy,

    /// <summary>The server failed on this file (other 5xx).</summary>
    ServerFailed,

    /// <summary>Unknown or revoked token (401).</summary>
    TokenRefused,

    /// <summary>The token lacks the right (403).</summary>
    NotPermitted,

    /// <summary>An answer that CallAssist does not give: another server, or a proxy in between.</summary>
    NotCallAssist,

    /// <summary>The bytes that arrived are not those that left, or the file changed meanwhile.</summary>
    Damaged,

    /// <summary>The file cannot be read.</summary>
    FileUnreadable,

    /// <summary>The spool folder cannot be read.</summary>
    SpoolUnreadable,
}
