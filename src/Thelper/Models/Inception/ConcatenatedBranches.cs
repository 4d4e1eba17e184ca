using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>A module of a branch, under its name in the block; without one, it has no parameters and is not registered.</summary>
/// <param name="Name">Null for poolings that torchvision has no module for.</param>
/// <param name="Module">Owned by the block where it has a name.</param>
internal sealed record BranchStep(string? Name, Module<Tensor, Tensor> Module);

/// <summary>Modules one after another.</summary>
/// <param name="steps">At least one.</param>
internal sealed class Branch(params IReadOnlyList<BranchStep> steps)
{
    /// <summary>Modules one after another, and then these side by side on the output of the last.</summary>
    public IReadOnlyList<BranchStep> Fork { get; init; } = [];

    /// <summary>All modules, in the order of their names.</summary>
    public IEnumerable<BranchStep> Steps => steps.Concat(Fork);

    /// <summary>One of a single module.</summary>
    public static Branch Of(string name, Module<Tensor, Tensor> module) => new(new BranchStep(name, module));

    /// <summary>What the branch gives: one map, or one for each end of the fork.</summary>
    public IEnumerable<Tensor> Compute(Tensor input)
    {
        var value = steps.Aggregate(input, (map, step) => step.Module.Forward(map));
        return Fork.Count == 0 ? [value] : Fork.Select(step => step.Module.Forward(value));
    }
}

/// <summary>Branches that see the same input, and whose outputs are joined: B×C×H×W to B×(sum of the channels)×H'×W'.</summary>
internal sealed class ConcatenatedBranches : Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<Branch> _branches;

    public ConcatenatedBranches(params IReadOnlyList<Branch> branches)
    {
        _branches = branches;
        foreach (var step in branches.SelectMany(branch => branch.Steps))
        {
            if (step.Name is not null)
            {
                Register(step.Name, step.Module);
            }
        }
    }

    protected override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Operators.Cat([.. _branches.SelectMany(branch => branch.Compute(input))], 1));
    }
}
