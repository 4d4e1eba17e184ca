using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Transforms;

/// <summary>Operations as a configuration names them.</summary>
internal static class Configured
{
    /// <summary>Makes an operation from its short name and, after a blank, its parameters.</summary>
    public static ITransform Operation(string stage) => Options(stage).Create();

    /// <inheritdoc cref="Operation"/>
    public static ITransformOptions Options(string stage) => Stage(stage).Operation;

    /// <inheritdoc cref="Operation"/>
    public static TransformStageOptions Stage(string stage) => Bound.To<TransformStageOptions>(Yaml(stage));

    /// <summary>The path and the sentence of the only mistake in the parameters.</summary>
    public static (string Path, string Sentence) Mistake(string stage) => Bound.Mistake<TransformStageOptions>(Yaml(stage));

    private static string Yaml(string stage)
    {
        var parts = stage.Split(' ', 2);
        var package = parts[0] == "ToTensor" ? "torchvision" : "thelper";
        return $"operation: {package}.transforms.{parts[0]}\nparams: {{{parts.ElementAtOrDefault(1)}}}\n";
    }
}
