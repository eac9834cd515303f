namespace CallAssist.Engines.Whisper.Text;

/// <summary>Whisper's languages in the order of their token ids (OpenAI, <c>tokenizer.py</c>).</summary>
internal static class LanguageList
{
    private static readonly string[] Codes =
        ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa "
        + "lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn "
        + "mt sa lb my bo tl mg as tt haw ln ha ba jw su yue").Split(' ');

    /// <summary>Position in the list, or -1.</summary>
    public static int IndexOf(string code) => Array.IndexOf(Codes, code);

    public static string Code(int index) => (uint)index < (uint)Codes.Length ? Codes[index] : "?";
}
