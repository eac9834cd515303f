using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Tests.Engines.Whisper;

public sealed class AllocationTests(GoldenModels models) : IClassFixture<GoldenModels>
{
    [Fact]
    public void Decoder_PerToken_AllocatesNothing()
    {
        var model = models.Model("devA-q8_0");
        using var team = new WorkerTeam(1);
        var compute = Compute.For(KernelPath.Best);
        using var encoder = new Encoder(model, compute, team);
        using var decoder = new Decoder(model, compute, team, 8, 2);
        using var cross = new CrossCache(model.Shape, CrossCache.TypeFor(model.Shape, exact: false));
        encoder.Run(new float[80 * 200], 100);
        cross.Fill(model.Weights, encoder, 100);
        decoder.Clear();
        var (first, second) = (decoder.NewSequence(), decoder.NewSequence());
        (first.Cross, second.Cross) = (cross, cross);
        for (var position = 0; position < 20; position++) Step(position);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var position = 20; position < 60; position++) Step(position);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step(int position)
        {
            decoder.Run([new TokenRow(first, 50, position), new TokenRow(second, 60, position)]);
            decoder.Project([0, 1]);
        }
    }
}
