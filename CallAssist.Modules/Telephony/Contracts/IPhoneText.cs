namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Two lines in the XML that a make of desk phone shows as the answer to its request.</summary>
public interface IPhoneText
{
    /// <summary>Body and media type; plain text where this source is no phone.</summary>
    /// <param name="source">The source of the phone's token: yealink, snom, grandstream.</param>
    /// <param name="title">First line.</param>
    /// <param name="text">What follows.</param>
    /// <param name="plain">In ASCII, for phones that show no accents.</param>
    (string Body, string MediaType) Of(string source, string title, string text, bool plain);
}
