using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

/// <summary>A module with a parameter, a buffer and modules of its own, two levels deep.</summary>
internal sealed class TwoBranches : Module<Tensor, Tensor>
{
    private readonly Sequential _trunk;
    private readonly Linear _head;

    public TwoBranches()
    {
        _trunk = Register("trunk", new Sequential(new Linear(2, 3), new Dropout()));
        _head = Register("head", new Linear(3, 1, bias: false));
        Scale = RegisterParameter("scale", Operators.Ones([1]));
        RegisterBuffer("steps", Operators.Zeros([]));
    }

    public Tensor Scale { get; }

    public Linear ReplaceHead(int outputs) => Replace("head", new Linear(3, outputs));

    protected override Tensor Compute(Tensor input) => _head.Forward(_trunk.Forward(input)).Mul(Scale);
}
