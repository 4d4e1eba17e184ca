using Thelper.Models;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Train.AutoEncoding;

/// <summary>
/// Gives the means of an image's channels as scores, and half of the image as its reconstruction, each multiplied by the only
/// parameter, which begins as 1.
/// </summary>
internal sealed class HalvingAutoEncoder : Module<Tensor, AutoEncoderOutput>
{
    private readonly Tensor _factor;
    private readonly int? _scores;
    private readonly int? _channels;

    /// <param name="scores">Gives so many scores only.</param>
    /// <param name="channels">Gives so many channels of the reconstruction only.</param>
    public HalvingAutoEncoder(int? scores = null, int? channels = null)
    {
        (_scores, _channels) = (scores, channels);
        _factor = RegisterParameter("factor", Operators.Ones([1]));
    }

    protected override AutoEncoderOutput Compute(Tensor input)
    {
        var scaled = input.Mul(_factor);
        return new(scaled.Mean([2, 3]).Slice(1, 0, _scores), scaled.Mul(0.5).Slice(1, 0, _channels));
    }
}
