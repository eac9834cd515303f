using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CallAssist.Modules.Insights.Redaction.Tagging;

/// <summary>
/// What the tagger has learnt: a row of one signed byte per label for every feature, and what one label makes of the next. As a
/// file, little-endian: <c>CAPT</c>, version, labels, rows (32 bits each), the weight of one step of a byte (float), labels × labels
/// transitions (float, from × to), a 32-bit key per row, the rows of <see cref="Lanes"/> bytes.
/// </summary>
internal sealed class TaggerModel
{
    /// <summary>The labels in the order of the lanes; the first is "nothing personal".</summary>
    public static readonly string[] Labels =
    [
        "", PersonalLabel.Person, PersonalLabel.Nir, PersonalLabel.Iban, PersonalLabel.Rib, PersonalLabel.Card, PersonalLabel.Phone, PersonalLabel.Email,
        PersonalLabel.Address, PersonalLabel.BirthDate, PersonalLabel.CompanyId, PersonalLabel.Company, PersonalLabel.Password, PersonalLabel.Salary, PersonalLabel.Health,
    ];

    /// <summary>Bytes of a row: one per label, and a last one that is zero.</summary>
    public const int Lanes = 16;

    private const int Magic = 0x54504143;
    private const int Version = 1;

    private readonly uint[] _keys;
    private readonly Vector128<sbyte>[] _rows;

    /// <param name="step">The weight of one step of a row's byte.</param>
    /// <param name="transitions">Labels × labels, from × to.</param>
    /// <param name="rows">By <see cref="KeyOf"/> of the feature.</param>
    public TaggerModel(float step, float[,] transitions, IReadOnlyCollection<(uint Key, Vector128<sbyte> Row)> rows)
    {
        (Step, Transitions) = (step, transitions);
        // At most half full, a power of two, so that a search is short and ends.
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)rows.Count * 2 + 1);
        (_keys, _rows) = (new uint[size], new Vector128<sbyte>[size]);
        foreach (var (key, row) in rows)
        {
            var at = PlaceOf(key);
            (_keys[at], _rows[at]) = (key, row);
        }
    }

    /// <summary>The weight of one step of a row's byte.</summary>
    public float Step { get; }

    /// <summary>Weight of a label behind another: from × to.</summary>
    public float[,] Transitions { get; }

    /// <summary>The key of a feature; never zero.</summary>
    public static uint KeyOf(ulong feature) => (uint)(feature >> 16) | 1;

    /// <summary>The sum of the rows of some features, at most <see cref="TaggerFeatures.Most"/>; one that was never learnt adds nothing.</summary>
    public Vector256<short> Sum(ReadOnlySpan<ulong> features)
    {
        Span<uint> found = stackalloc uint[TaggerFeatures.Most];
        // All keys first: the memory fetches them side by side.
        for (var i = 0; i < features.Length; i++)
            found[i] = _keys[FirstPlaceOf(KeyOf(features[i]))];
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
        for (var i = 0; i < features.Length; i++)
        {
            if (found[i] == 0)
                continue;
            var key = KeyOf(features[i]);
            var (lower, upper) = Vector128.Widen(_rows[found[i] == key ? FirstPlaceOf(key) : PlaceOf(key)]);
            (low, high) = (low + lower, high + upper);
        }

        return Vector256.Create(low, high);
    }

    /// <summary>Reads a model; an <see cref="InvalidDataException"/> says what is wrong with it.</summary>
    public static TaggerModel Read(Stream file)
    {
        using var reader = new BinaryReader(file, Encoding.ASCII, leaveOpen: true);
        try
        {
            if (reader.ReadInt32() != Magic || reader.ReadInt32() != Version)
                throw new InvalidDataException("Not a tagger model of this version.");
            var (labels, count) = (reader.ReadInt32(), reader.ReadInt32());
            if (labels != Labels.Length || count is < 0 or > 1 << 24)
                throw new InvalidDataException("The tagger model was learnt with other labels.");
            var step = reader.ReadSingle();
            var transitions = new float[labels, labels];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref transitions[0, 0], transitions.Length)));
            var keys = new uint[count];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
            var rows = new Vector128<sbyte>[count];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
            return new(step, transitions, [.. keys.Zip(rows)]);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("The tagger model is cut off.");
        }
    }

    /// <summary>Writes a model as <see cref="Read"/> reads it.</summary>
    public static void Write(Stream file, float step, float[,] transitions, IReadOnlyCollection<(uint Key, Vector128<sbyte> Row)> rows)
    {
        using var writer = new BinaryWriter(file, Encoding.ASCII, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(Labels.Length);
        writer.Write(rows.Count);
        writer.Write(step);
        writer.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref transitions[0, 0], transitions.Length)));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => r.Key).ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rows.Select(r => r.Row).ToArray().AsSpan()));
    }

    // Where the key is, or would be.
    private int PlaceOf(uint key)
    {
        var at = FirstPlaceOf(key);
        while (_keys[at] != key && _keys[at] != 0)
            at = (at + 1) & (_keys.Length - 1);
        return at;
    }

    private int FirstPlaceOf(uint key) => (int)(key * 0x9E3779B1u >> 8) & (_keys.Length - 1);
}
