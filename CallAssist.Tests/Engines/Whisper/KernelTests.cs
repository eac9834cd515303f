using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Every kernel path against plain loops in double precision, on random values of all shapes.</summary>
public sealed unsafe class KernelTests
{
    public static TheoryData<KernelPath> Paths => [KernelPath.Vector512, KernelPath.Vector256, KernelPath.Scalar];

    [Theory]
    [MemberData(nameof(Paths))]
    public void MatrixProduct_AnyShapeAndType_IsTheProduct(KernelPath path)
    {
        var random = new Random(1);
        foreach (var type in Enum.GetValues<TensorType>())
            foreach (var (rows, inputs, outputs) in ((int, int, int)[])[(1, 32, 32), (13, 64, 33), (30, 96, 100), (25, 160, 7), (7, 64, 300), (50, 32 * random.Next(1, 9), random.Next(1, 200)), (9, 64, 32 * random.Next(9, 20) + 5)])
                foreach (var (workers, exact) in ((int, bool)[])[(1, false), (3, false), (1, true)])
                    AssertProduct(path, type, rows, inputs, outputs, workers, random, exact);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void MatrixProduct_PlainWeightsOfRaggedWidth_IsTheProduct(KernelPath path)
    {
        var random = new Random(2);
        foreach (var inputs in (int[])[1, 3, 17, 33, 240])
            AssertProduct(path, TensorType.F16, 14, inputs, 40, 2, random);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void SumStored_AnyLength_IsTheWeightedSum(KernelPath path)
    {
        var compute = Compute.For(path);
        var random = new Random(3);
        foreach (var type in (TensorType[])[TensorType.F32, TensorType.F16, TensorType.Q8_0])
            foreach (var (count, width) in ((int, int)[])[(1, 64), (2, 64), (37, 64), (8, 128), (5, type == TensorType.Q8_0 ? 32 : 40)])
            {
                using var weights = new StoredMatrix(type, count, width, random);
                var factors = Floats(count, random);
                var result = new float[width];
                fixed (float* f = factors, r = result) compute.SumStored(f, weights.Matrix, r);
                for (var j = 0; j < width; j++) Assert.Equal(Enumerable.Range(0, count).Sum(i => factors[i] * weights.Value(i, j)), result[j], 1e-4);
                foreach (var vectors in Enumerable.Range(1, compute.Vectors))
                {
                    var (many, results) = (Floats(vectors * count, random), new float[vectors * width]);
                    fixed (float* f = many, r = results) compute.SumStored(f, count, vectors, weights.Matrix, r, width);
                    for (var j = 0; j < results.Length; j++)
                        Assert.Equal(Enumerable.Range(0, count).Sum(i => many[j / width * count + i] * weights.Value(i, j % width)), results[j], 1e-4);
                }
            }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void IndexedRows_AnyOrder_DotsAndSumsOfThoseRows(KernelPath path)
    {
        var compute = Compute.For(path);
        var random = new Random(4);
        foreach (var width in (int[])[64, 128, 20])
        {
            var (rows, x, factors) = (Floats(50 * width, random), Floats(width, random), Floats(9, random));
            int[] index = [.. Enumerable.Range(0, 9).Select(_ => random.Next(50))];
            var (dots, sums) = (new float[9], new float[width]);
            fixed (float* r = rows, v = x, f = factors, d = dots, s = sums)
            fixed (int* at = index)
            {
                compute.DotRows(v, r, width, at, 9, width, d);
                compute.SumRows(f, r, width, at, 9, width, s);
            }
            for (var i = 0; i < 9; i++) Assert.Equal(Enumerable.Range(0, width).Sum(j => (double)x[j] * rows[index[i] * width + j]), dots[i], 1e-4);
            for (var j = 0; j < width; j++) Assert.Equal(Enumerable.Range(0, 9).Sum(i => (double)factors[i] * rows[index[i] * width + j]), sums[j], 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Softmax_RowsAndColumns_SumToOne(KernelPath path)
    {
        var compute = Compute.For(path);
        var random = new Random(5);
        foreach (var count in (int[])[1, 15, 16, 100, 1500])
        {
            var row = Floats(count, random, 8);
            double[] expected = [.. row.Select(x => Math.Exp(0.3 * (x - row.Max())))];
            var log = row.Max() + Math.Log(row.Sum(x => Math.Exp(x - row.Max())));
            fixed (float* x = row)
            {
                Assert.Equal(log, compute.LogSumOfExponentials(x, count), 1e-4);
                Assert.Equal(row.Max(), compute.Max(x, count));
                Assert.Equal(expected.Sum(), compute.Exponentials(x, count, 0.3f), 1e-3);
            }
            for (var i = 0; i < count; i++) Assert.Equal(expected[i], row[i], 1e-6);
        }
        var columns = Floats(45 * Compute.TileColumns, random, 8);
        var before = columns.ToArray();
        var sums = new float[Compute.TileColumns];
        fixed (float* x = columns, s = sums)
        {
            compute.ColumnExponentials(x, 45, 0.3f, s);
            compute.DivideColumns(x, 45, s);
        }
        for (var j = 0; j < Compute.TileColumns; j++)
        {
            var total = Enumerable.Range(0, 45).Sum(i => Math.Exp(0.3 * before[i * Compute.TileColumns + j]));
            for (var i = 0; i < 45; i++) Assert.Equal(Math.Exp(0.3 * before[i * Compute.TileColumns + j]) / total, columns[i * Compute.TileColumns + j], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void NormAndGelu_AnyWidth_AreTheFormulas(KernelPath path)
    {
        var compute = Compute.For(path);
        var random = new Random(6);
        foreach (var count in (int[])[5, 16, 33, 384])
        {
            var (x, gain, offset, y) = (Floats(count, random, 3), Floats(count, random), Floats(count, random), new float[count]);
            fixed (float* px = x, pg = gain, po = offset, py = y) compute.LayerNorm(px, pg, po, py, count);
            var mean = x.Average(v => (double)v);
            var deviation = Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) + 1e-5);
            for (var i = 0; i < count; i++) Assert.Equal((x[i] - mean) / deviation * gain[i] + offset[i], y[i], 1e-4);
            var gelu = x.ToArray();
            fixed (float* p = gelu) compute.Gelu(p, count);
            for (var i = 0; i < count; i++) Assert.Equal(0.5 * x[i] * (1 + Math.Tanh(0.79788456 * (x[i] + 0.044715 * x[i] * x[i] * x[i]))), gelu[i], 1e-5);
        }
    }

    [Fact]
    public void Halves_AllMagnitudes_RoundToTheNearest()
    {
        var random = new Random(7);
        float[] values = [0, -0f, 1, -1, 65504, 1e6f, -1e6f, 6.2e-5f, .. Enumerable.Range(0, 4000).Select(_ => (float)((2 * random.NextDouble() - 1) * Math.Pow(10, random.Next(-4, 5))))];
        var halves = new ushort[values.Length];
        fixed (ushort* to = halves) Halves.Round(values, to);
        for (var i = 0; i < values.Length; i++)
        {
            var expected = (float)(Half)Math.Clamp(values[i], -65504f, 65504f);
            Assert.Equal(Math.Abs(expected) < 6.1e-5f ? 0 : expected, (float)BitConverter.UInt16BitsToHalf(halves[i]));
        }
    }

    [Fact]
    public void Bytes_AllMagnitudes_WithinHalfAStepOfTheirBlock()
    {
        var random = new Random(8);
        foreach (var scale in (float[])[0, 1e-3f, 1, 3000])
        {
            var values = Floats(96, random, scale);
            var stored = new byte[3 * 34];
            fixed (float* from = values)
            fixed (byte* to = stored) Bytes.Round(from, values.Length, to);
            for (var i = 0; i < values.Length; i++)
            {
                var block = stored.AsSpan(i / 32 * 34);
                var most = values.Skip(i / 32 * 32).Take(32).Max(MathF.Abs);
                Assert.Equal(values[i], (double)BitConverter.ToHalf(block) * (sbyte)block[2 + i % 32], most / 250 + 1e-6);
            }
        }
    }

    private static void AssertProduct(KernelPath path, TensorType type, int rows, int inputs, int outputs, int workers, Random random, bool exact = true)
    {
        var compute = Compute.For(path, exact);
        using var team = new WorkerTeam(workers);
        using var scratch = new Scratch(team.Workers, MatrixProduct.ScratchFloats(inputs));
        using var weights = new StoredMatrix(type, outputs, inputs, random);
        var layer = new Linear(weights.Matrix, Floats(outputs, random));
        var (stride, wide) = (inputs + 3, outputs + 5);
        var a = Floats((rows + Compute.TileRows) * stride, random);
        var rounding = exact ? 0 : 4e-5 * Math.Sqrt(inputs); // activations of 16 bits: each product is off by up to 1.5e-5
        foreach (var after in Enum.GetValues<After>())
        {
            var start = Floats((rows + Compute.TileRows) * wide, random);
            var (many, few) = (start.ToArray(), start.ToArray());
            fixed (float* pa = a, pm = many, pf = few)
            {
                MatrixProduct.Run(team, compute, scratch, layer, pa, stride, rows, pm, wide, after);
                RowProduct.Run(team, compute, layer, pa, stride, rows, pf, wide, after);
            }
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < outputs; j++)
                {
                    double sum = layer.Bias[j];
                    for (var k = 0; k < inputs; k++) sum += (double)a[i * stride + k] * weights.Value(j, k);
                    var expected = after switch { After.Add => start[i * wide + j] + sum, After.Gelu => 0.5 * sum * (1 + Math.Tanh(0.79788456 * (sum + 0.044715 * sum * sum * sum))), _ => sum };
                    Assert.True(Math.Abs(expected - many[i * wide + j]) < 2e-4 * (1 + Math.Abs(expected)), $"{path} {type} {rows}x{inputs}x{outputs} many rows, {after}: {many[i * wide + j]} for {expected}");
                    Assert.True(Math.Abs(expected - few[i * wide + j]) < rounding + 2e-4 * (1 + Math.Abs(expected)), $"{path} {type} {rows}x{inputs}x{outputs} few rows, {after}: {few[i * wide + j]} for {expected}");
                }
        }
    }

    private static float[] Floats(int count, Random random, float scale = 1) => [.. Enumerable.Range(0, count).Select(_ => scale * (2 * random.NextSingle() - 1))];
}
