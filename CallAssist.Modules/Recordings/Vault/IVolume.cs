namespace CallAssist.Modules.Recordings.Vault;

/// <summary>One object of a volume.</summary>
/// <param name="Name">With forward slashes.</param>
/// <param name="Bytes">Its size.</param>
internal readonly record struct VolumeObject(string Name, long Bytes);

/// <summary>
/// Where sealed files lie: objects under names, written once and whole, read from any position. A disk, a mounted share,
/// or a bucket of a store that speaks S3.
/// </summary>
internal interface IVolume
{
    /// <summary>Begins an object. Nobody sees it before it is published; then it takes the place of a former one in one step, safely kept.</summary>
    (Stream Content, Action Publish) Create(string name);

    /// <summary>Opens an object; the stream can seek.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    Stream Open(string name);

    /// <summary>Every object there is.</summary>
    IReadOnlyList<VolumeObject> List();

    /// <summary>Removes the object of this name, or everything below it; nothing there is no fault.</summary>
    void Delete(string name);

    /// <summary>Removes everything.</summary>
    void Empty();
}
