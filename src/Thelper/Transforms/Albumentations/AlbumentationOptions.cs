using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Albumentations;

/// <summary>The options of an operation with the names and defaults of Albumentations 1.x.</summary>
[ComponentKind("Albumentations operation")]
public abstract record AlbumentationOptions : ITransformOptions
{
    private protected AlbumentationOptions(double probability) => P = probability;

    /// <summary>The probability that the operation is applied, 0 to 1; each operation has its own default.</summary>
    [Range(0.0, 1.0)]
    public double P { get; init; }

    /// <summary>Whether the operation is applied whatever <see cref="P"/> says; false by default.</summary>
    public bool AlwaysApply { get; init; }

    internal string Name => GetType().Name.Replace("Options", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    public ITransform Create() => Create(BoxFilter.None);

    internal ITransform Create(BoxFilter filter) =>
        AlwaysApply || P >= 1 ? CreateCertain(filter) : new Chance(P, CreateCertain(filter));

    /// <summary>The operation without its chance.</summary>
    internal abstract ITransform CreateCertain(BoxFilter filter);
}
