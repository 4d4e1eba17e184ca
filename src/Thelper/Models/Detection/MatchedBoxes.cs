using System.Runtime.InteropServices;
using Thelper.Torch;

namespace Thelper.Models.Detection;

/// <summary>Pairs of a true box and the box that a model shall move there.</summary>
internal sealed class MatchedBoxes
{
    private readonly List<float> _truths = [];
    private readonly List<float> _references = [];

    /// <summary>Adds a pair of four edges each.</summary>
    public void Add(ReadOnlySpan<float> truth, ReadOnlySpan<float> reference)
    {
        _truths.AddRange(truth);
        _references.AddRange(reference);
    }

    /// <summary>What the model should say: N×4 on the CPU.</summary>
    public Tensor Encode(BoxCoder coder)
    {
        var count = _truths.Count / 4;
        using var truths = Tensors.From<float>(CollectionsMarshal.AsSpan(_truths), count, 4);
        using var references = Tensors.From<float>(CollectionsMarshal.AsSpan(_references), count, 4);
        return coder.Encode(truths, references);
    }
}
