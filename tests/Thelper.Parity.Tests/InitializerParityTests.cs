using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Parity.Tests;

/// <summary>Initial values drawn from equal seeds. What is allowed is far below the precision of single numbers.</summary>
[Collection(ParityCollection.Name)]
public sealed class InitializerParityTests(ParityTable table)
{
    private const double Tolerance = 1e-10;

    private static readonly CaseFolder<InitializerCase> Cases = new("initializer");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Initial_values_are_PyTorchs(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            Generator.SeedAll(ParityCase<InitializerCase>.Seed);
            var tensor = Operators.Empty([.. one.Options.Shape], one.Options.Double ? ScalarType.Float64 : ScalarType.Float32);
            one.Options.Params.Apply(one.Name, tensor);
            difference.Add("value", answer["tensor"].Tensor, tensor);
        });
    }
}

/// <summary>An initializer, and the tensor that it is tried on.</summary>
internal sealed record InitializerCase
{
    /// <summary>Such as <c>torch.nn.init.uniform_</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What Python's function is given besides the tensor.</summary>
    public InitializerParameters Params { get; init; } = new();

    /// <summary>Of the tensor.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>Whether the tensor is of double precision; false by default.</summary>
    public bool Double { get; init; }
}

/// <summary>All parameters of all initializers; null where the default is meant.</summary>
internal sealed record InitializerParameters
{
    public double? A { get; init; }

    public double? B { get; init; }

    public double? Mean { get; init; }

    public double? Std { get; init; }

    public double? Val { get; init; }

    public double? Gain { get; init; }

    public double? Sparsity { get; init; }

    public int? Groups { get; init; }

    public FanMode? Mode { get; init; }

    public string? Nonlinearity { get; init; }

    private KaimingOptions Kaiming => new()
    {
        Slope = A ?? 0,
        Mode = Mode ?? FanMode.FanIn,
        Nonlinearity = Nonlinearity is null ? Torch.Modules.Nonlinearity.LeakyReLU : Enum.Parse<Nonlinearity>(Nonlinearity, ignoreCase: true),
    };

    public void Apply(string name, Tensor tensor) => Initializer(name)(tensor);

    private Action<Tensor> Initializer(string name) => name["torch.nn.init.".Length..] switch
    {
        "uniform_" => tensor => Initializers.Uniform(tensor, A ?? 0, B ?? 1),
        "normal_" => tensor => Initializers.Normal(tensor, Mean ?? 0, Std ?? 1),
        "constant_" => tensor => Initializers.Constant(tensor, Val!.Value),
        "ones_" => tensor => Initializers.Constant(tensor, 1),
        "zeros_" => tensor => Initializers.Constant(tensor, 0),
        "eye_" => Initializers.Eye,
        "dirac_" => tensor => Initializers.Dirac(tensor, Groups ?? 1),
        "xavier_uniform_" => tensor => Initializers.XavierUniform(tensor, Gain ?? 1),
        "xavier_normal_" => tensor => Initializers.XavierNormal(tensor, Gain ?? 1),
        "kaiming_uniform_" => tensor => Initializers.KaimingUniform(tensor, Kaiming),
        "kaiming_normal_" => tensor => Initializers.KaimingNormal(tensor, Kaiming),
        "trunc_normal_" => tensor => Initializers.TruncatedNormal(tensor, Mean ?? 0, Std ?? 1, A ?? -2, B ?? 2),
        "sparse_" => tensor => Initializers.Sparse(tensor, Sparsity!.Value, Std ?? 0.01),
        "orthogonal_" => tensor => Initializers.Orthogonal(tensor, Gain ?? 1),
        var other => throw new NotSupportedException($"{other} is not known here."),
    };
}
