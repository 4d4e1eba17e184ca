using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Parity.Tests;

/// <summary>
/// Compares the lengths of the gradients of all parameters, relative to the longest: a gradient that is nothing but rounding has no digits
/// to compare.
/// </summary>
internal static class GradientNorms
{
    public static void Compare(Module model, Dictionary<string, Tensor> expected, Difference difference)
    {
        var actual = model.NamedParameters().ToDictionary(
            entry => entry.Name, entry => entry.Tensor.Gradient() is { } gradient ? gradient.LinalgVectorNorm() : Operators.Zeros([]));
        string[] names = [.. expected.Keys];
        difference.Add("names of gradients", expected.Keys.Except(actual.Keys).Count(), 0);
        difference.Add("gradient", Joined(names, expected), Joined(names, actual));
    }

    private static Tensor Joined(string[] names, Dictionary<string, Tensor> norms) => Operators.Stack([.. names.Select(name => norms[name])]);
}
