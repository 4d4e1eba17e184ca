namespace Thelper.Torch.Modules;

/// <summary>How embeddings behave, with PyTorch's defaults.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>The index whose row is 0 at first and never trained; negative counts from the end. None by default.</summary>
    public int? PaddingIndex { get; init; }

    /// <summary>The largest norm of a row: longer ones are scaled down, for good, when they are looked up. None by default.</summary>
    public double? MaximumNorm { get; init; }

    /// <summary>p of that norm; 2 by default.</summary>
    public double NormType { get; init; } = 2;

    /// <summary>Whether the gradient of a row is divided by how often it occurs in a batch; false by default.</summary>
    public bool ScaleGradientByFrequency { get; init; }
}

/// <summary>The rows of a learned table. Parameter: <c>weight</c> (rows × features), normal around 0 with deviation 1.</summary>
public abstract class EmbeddingTable : Module<Tensor, Tensor>
{
    private readonly EmbeddingOptions _options;

    /// <summary>Draws the table from the default generator.</summary>
    private protected EmbeddingTable(int rows, int features, EmbeddingOptions options)
    {
        if (options.PaddingIndex is { } index && (index >= rows || index < -rows))
        {
            throw new ArgumentException($"The table has {rows} rows, so {index} is none of them.", nameof(options));
        }

        _options = options;
        PaddingRow = options.PaddingIndex is { } row ? (row + rows) % rows : null;
        Weight = RegisterParameter("weight", Operators.Empty([rows, features]));
        Initializers.Normal(Weight, 1);
        if (PaddingRow is { } padding)
        {
            using var scope = TensorScope.Open();
            using var mode = GradMode.Disable();
            Weight.Select(0, padding).ZeroInPlace();
        }
    }

    /// <summary>Rows × features.</summary>
    public Tensor Weight { get; }

    private protected int? PaddingRow { get; }

    private protected bool ScalesByFrequency => _options.ScaleGradientByFrequency;

    /// <summary>Scales rows down that are too long.</summary>
    private protected void Shorten(Tensor indices)
    {
        if (_options.MaximumNorm is { } norm)
        {
            using var scope = TensorScope.Open();
            using var mode = GradMode.Disable();
            Weight.EmbeddingRenormInPlace(indices.Contiguous(), norm, _options.NormType);
        }
    }
}

/// <summary>
/// The row of a learned table for each index; <c>torch.nn.Embedding</c>. Takes whole numbers of any shape, and gives one dimension
/// more. Parameter: <c>weight</c>.
/// </summary>
/// <param name="rows">How many indices there are.</param>
/// <param name="features">The size of a row.</param>
/// <param name="options">PyTorch's defaults where left out.</param>
public sealed class Embedding(int rows, int features, EmbeddingOptions? options = null)
    : EmbeddingTable(rows, features, options ?? new EmbeddingOptions())
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input)
    {
        Shorten(input);
        return Weight.Embedding(input, PaddingRow ?? -1, ScalesByFrequency);
    }
}

/// <summary>What an <see cref="EmbeddingBag"/> makes of the rows of a bag.</summary>
public enum BagMode
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest value of each feature.</summary>
    Max,
}

/// <summary>
/// The sum, mean or maximum of the rows of a learned table for each bag of indices; <c>torch.nn.EmbeddingBag</c>. Takes B×N
/// whole numbers, a bag for each row, and gives B×features. Parameter: <c>weight</c>.
/// </summary>
/// <param name="rows">How many indices there are.</param>
/// <param name="features">The size of a row.</param>
/// <param name="mode">The mean by default.</param>
/// <param name="options">PyTorch's defaults where left out. The row of the padding index counts in no bag.</param>
/// <param name="endsGiven">Whether the offsets have one number more, the end of the last bag; false by default.</param>
public sealed class EmbeddingBag(
    int rows, int features, BagMode mode = BagMode.Mean, EmbeddingOptions? options = null, bool endsGiven = false)
    : EmbeddingTable(rows, features, options ?? new EmbeddingOptions())
{
    /// <summary>Computes the output for bags of different sizes, or with weights.</summary>
    /// <param name="input">B×N whole numbers; or N with offsets.</param>
    /// <param name="offsets">Where in N each bag begins, B whole numbers; null for B×N.</param>
    /// <param name="weights">What each row is multiplied by, of the shape of the input; for sums only. None by default.</param>
    /// <returns>B×features; the caller's.</returns>
    /// <exception cref="ArgumentException">Input and offsets do not fit, or weights are given for what is no sum.</exception>
    public Tensor Forward(Tensor input, Tensor? offsets, Tensor? weights = null) =>
        Forward(input, given => Compute(given, offsets, weights));

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Compute(input, null, null);

    private Tensor Compute(Tensor input, Tensor? offsets, Tensor? weights)
    {
        if ((input.Rank == 1) == (offsets is null) || input.Rank > 2)
        {
            throw new ArgumentException(
                $"Bags are given as B×N indices, or as N indices with offsets, but the indices are {input}, {(offsets is null ? "without" : "with")} offsets.");
        }

        if (weights is not null && mode != BagMode.Sum)
        {
            throw new ArgumentException($"Rows can be weighted for sums only, but the mode is {mode}.", nameof(weights));
        }

        using var scope = TensorScope.Open();
        Shorten(input);
        var starts = offsets ?? Operators.Arange(0L, input.Size(0) + (endsGiven ? 1 : 0), input.ScalarType, input.Device).Mul(input.Size(1));
        return scope.Keep(Weight.EmbeddingBag(
            input.Reshape([-1]), starts, ScalesByFrequency, (long)mode, false, weights?.Reshape([-1]), endsGiven, PaddingRow).Item1);
    }
}
