using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Tests.Train.Steps;

/// <summary>The mean of −(y·log σ(x) + (1 − y)·log(1 − σ(x))), for scores x of moderate size and flags y.</summary>
internal sealed record BinaryCrossEntropyOptions : ILossOptions
{
    public const string Name = "tests.BinaryCrossEntropy";

    public ILoss Create(LearningTask task) => new Formula();

    private sealed class Formula : ILoss
    {
        public Tensor Forward(Tensor prediction, Tensor target)
        {
            var isThere = target.Mul(prediction.Sigmoid().Log());
            var isNot = target.Neg().Add(1.0).Mul(prediction.Neg().Sigmoid().Log());
            return isThere.Add(isNot).Mean().Neg();
        }

        public void To(Device device)
        {
        }

        public void Dispose()
        {
        }
    }
}
