using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;
using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Benchmarks;

/// <summary>How fast a model runs: encoder per window of 30 s, decoder per token, share of the processor's peak, peak memory. Shortest times of several runs.</summary>
internal static unsafe class WhisperSpeed
{
    private const int Tokens = 128;

    /// <summary>Writes one line of figures, as key=value.</summary>
    public static void Measure(string path, int threads, KernelPath kernels, int runs, TextWriter to)
    {
        using var model = WhisperModel.TryOpen(path, out var problem) ?? throw new InvalidDataException(problem);
        using var team = new WorkerTeam(threads);
        var compute = Compute.For(kernels);
        var line = new List<string> { $"model={Path.GetFileName(path)}", $"kernels={compute.Path}", $"threads={threads}" };
        void Say(string key, double value, string format = "F1") => line.Add(key + "=" + value.ToString(format, CultureInfo.InvariantCulture));

        using (var encoder = new Encoder(model, compute, team))
        using (var decoder = new Decoder(model, compute, team, 448, 5))
        {
            CrossCache[] caches = [.. Enumerable.Range(0, 1).Select(_ => new CrossCache(model.Shape, CrossCache.TypeFor(model.Shape, exact: false)))];
            var mel = new float[model.Shape.Mels * 3000];
            for (var i = 0; i < mel.Length; i++) mel[i] = MathF.Sin(i * 0.37f);
            Say("encode_ms", Shortest(runs + 1, () =>
            {
                encoder.Run(mel, 1500);
                caches[0].Fill(model.Weights, encoder, 1500);
            }));
            Say("token_ms", Shortest(runs + 1, () => Steps(decoder, [caches[0]], 1)) / Tokens, "F2");
            Say("prompt256_ms", Shortest(runs + 1, () => Prompt(decoder, caches[0])));
            Say("peak_mib", PeakBytes() / 1048576.0, "F0");

            CrossCache[] four = [.. caches, .. Enumerable.Range(0, 3).Select(_ => new CrossCache(model.Shape, CrossCache.TypeFor(model.Shape, exact: false)))];
            foreach (var cache in four) cache.Fill(model.Weights, encoder, 1500);
            Say("token_of_4_windows_ms", Shortest(runs, () => Steps(decoder, four, 4)) / Tokens / 4, "F2");
            Say("batch5_ms", Shortest(runs, () => Steps(decoder, caches, 5)) / Tokens, "F2");
            foreach (var cache in four) cache.Dispose();
        }
        to.WriteLine(string.Join(' ', line));
    }

    /// <summary>Peak of one core and what the matrix product reaches of it on the encoder's shapes.</summary>
    public static void MeasurePeak(KernelPath kernels, TextWriter to)
    {
        using var team = new WorkerTeam(1);
        var compute = Compute.For(kernels);
        foreach (var (name, rows, inputs, outputs) in ((string, int, int, int)[])[("tiny up", 1500, 384, 1536), ("base down", 1500, 2048, 512), ("small up", 1500, 768, 3072)])
        {
            double peak = 0, product = 0;
            using var a = new FloatBuffer(1512L * (inputs + 16));
            using var c = new FloatBuffer(1512L * (outputs + 16));
            using var w = new FloatBuffer((long)inputs * outputs);
            using var scratch = new Scratch(1, MatrixProduct.ScratchFloats(inputs));
            var layer = new Linear(new Matrix((byte*)w.Pointer, TensorType.F32, outputs, inputs), new float[outputs]);
            for (var run = 0; run < 40; run++) // by turns, so that both see the same machine
            {
                peak = Math.Max(peak, Peak(compute.Path));
                var ms = Shortest(1, () => MatrixProduct.Run(team, compute, scratch, layer, a.Pointer, inputs + 16, rows, c.Pointer, outputs + 16));
                product = Math.Max(product, 2.0 * rows * inputs * outputs / ms / 1e6);
            }
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gemm {name} {rows}x{inputs}x{outputs} {compute.Path}: {product:F1} GFLOP/s of {peak:F1}, {100 * product / peak:F0} %"));
        }
    }

    private static void Steps(Decoder decoder, CrossCache[] windows, int rows)
    {
        decoder.Clear();
        var sequences = new Sequence[rows];
        for (var i = 0; i < rows; i++)
        {
            sequences[i] = decoder.NewSequence();
            sequences[i].Cross = windows[i % windows.Length];
        }
        var batch = new TokenRow[rows];
        int[] all = [.. Enumerable.Range(0, rows)];
        for (var step = 0; step < Tokens; step++)
        {
            for (var i = 0; i < rows; i++) batch[i] = new TokenRow(sequences[i], 50 + step, step);
            decoder.Run(batch);
            decoder.Project(all);
        }
    }

    private static void Prompt(Decoder decoder, CrossCache window)
    {
        decoder.Clear();
        var sequence = decoder.NewSequence();
        sequence.Cross = window;
        decoder.Run([.. Enumerable.Range(0, 256).Select(i => new TokenRow(sequence, i, i))]);
        decoder.Project([255]);
    }

    private static double Shortest(int runs, Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return best;
    }

    /// <summary>GFLOP/s of fused multiply-adds on registers.</summary>
    private static double Peak(KernelPath path)
    {
        const int Rounds = 500_000;
        var ms = Shortest(1, () => Sink = path == KernelPath.Vector512 ? Multiply512(Rounds) : Multiply256(Rounds));
        return 2.0 * Rounds * 12 * (path == KernelPath.Vector512 ? 16 : 8) / ms / 1e6;
    }

    private static float Sink { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Multiply512(int rounds)
    {
        var (f, g) = (Vector512.Create(0.999f), Vector512.Create(0.001f));
        Vector512<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (var round = 0; round < rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, f, g); b = Vector512.FusedMultiplyAdd(b, f, g); c = Vector512.FusedMultiplyAdd(c, f, g); d = Vector512.FusedMultiplyAdd(d, f, g);
            e = Vector512.FusedMultiplyAdd(e, f, g); h = Vector512.FusedMultiplyAdd(h, f, g); i = Vector512.FusedMultiplyAdd(i, f, g); j = Vector512.FusedMultiplyAdd(j, f, g);
            k = Vector512.FusedMultiplyAdd(k, f, g); l = Vector512.FusedMultiplyAdd(l, f, g); m = Vector512.FusedMultiplyAdd(m, f, g); n = Vector512.FusedMultiplyAdd(n, f, g);
        }
        return Vector512.Sum(a + b + c + d + e + h + i + j + k + l + m + n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Multiply256(int rounds)
    {
        var (f, g) = (Vector256.Create(0.999f), Vector256.Create(0.001f));
        Vector256<float> a = g, b = g, c = g, d = g, e = g, h = g, i = g, j = g, k = g, l = g, m = g, n = g;
        for (var round = 0; round < rounds; round++)
        {
            a = Vector256.FusedMultiplyAdd(a, f, g); b = Vector256.FusedMultiplyAdd(b, f, g); c = Vector256.FusedMultiplyAdd(c, f, g); d = Vector256.FusedMultiplyAdd(d, f, g);
            e = Vector256.FusedMultiplyAdd(e, f, g); h = Vector256.FusedMultiplyAdd(h, f, g); i = Vector256.FusedMultiplyAdd(i, f, g); j = Vector256.FusedMultiplyAdd(j, f, g);
            k = Vector256.FusedMultiplyAdd(k, f, g); l = Vector256.FusedMultiplyAdd(l, f, g); m = Vector256.FusedMultiplyAdd(m, f, g); n = Vector256.FusedMultiplyAdd(n, f, g);
        }
        return Vector256.Sum(a + b + c + d + e + h + i + j + k + l + m + n);
    }

    /// <summary>VmHWM of this process; the mapped model counts as far as it was read.</summary>
    private static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
