using Thelper.Tasks;
using Thelper.Torch;

namespace Thelper.Data.Collation;

/// <summary>
/// Blends each image with that of another sample, and their classes alike: λ·own + (1 − λ)·other, λ from Beta(α, α), as
/// torchvision does. Zhang et al., "mixup: Beyond Empirical Risk Minimization" (2018).
/// </summary>
/// <param name="task">A classification with a truth.</param>
/// <param name="options">α and the probability.</param>
public sealed class MixUp(Classification task, MixUpOptions options) : PairMixing(task, options)
{
    private protected override double Mix(Tensor images, double share, ref CounterRandom random)
    {
        RowMixing.Blend(images.AsSpan<float>(), (int)images.Size(0), share);
        return share;
    }
}
