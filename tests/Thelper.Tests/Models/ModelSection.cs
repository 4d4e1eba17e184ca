using Thelper.Models;

namespace Thelper.Tests.Models;

/// <summary>The part of a configuration that names a model.</summary>
internal sealed record ModelSection
{
    public required IModelOptions Model { get; init; }
}
