namespace CallAssist.Modules.Telephony;

/// <summary>Section <c>Telephony:Ami</c>; a reading account of <c>manager.conf</c> is enough.</summary>
public sealed class AmiOptions
{
    /// <summary>Name or address; empty: off.</summary>
    public string Host { get; set; } = "";

    /// <summary>TCP port. Default 5038.</summary>
    public int Port { get; set; } = 5038;

    /// <summary>Name of the account.</summary>
    public string User { get; set; } = "";

    /// <summary>Its secret.</summary>
    public string Secret { get; set; } = "";
}
