using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>What the peer wrote: sections of tensors.</summary>
internal sealed class Answer(object? content)
{
    private OrderedDictionary<string, object?> Section => (OrderedDictionary<string, object?>)content!;

    public Answer this[string key] => new(Section[key]);

    public Tensor Tensor => (Tensor)content!;

    public IReadOnlyList<Tensor> Tensors => [.. ((List<object?>)content!).Cast<Tensor>()];

    public Dictionary<string, Tensor> Named => Section.ToDictionary(entry => entry.Key, entry => (Tensor)entry.Value!);

    public double Number => Tensor.ToDouble();
}
