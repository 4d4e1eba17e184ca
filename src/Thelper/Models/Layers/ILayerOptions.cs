using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of a layer in a configuration, with the names and defaults of PyTorch's.</summary>
[ComponentKind("layer")]
public interface ILayerOptions
{
    /// <summary>Makes the layer with initial values drawn from the default generator.</summary>
    /// <exception cref="SettingException">The options contradict each other.</exception>
    Module Create();
}

/// <summary>A layer that can also be a whole model.</summary>
public abstract record LayerOptions : ILayerOptions, IModelOptions
{
    /// <inheritdoc/>
    public abstract Module Create();

    /// <inheritdoc/>
    /// <remarks>A layer does not ask what the task is: its sizes are those of the options.</remarks>
    public Module Create(LearningTask task) => Create();

    /// <summary>The last part of a component's name: <c>Conv2d</c> of <c>torch.nn.Conv2d</c>.</summary>
    private protected static string Short(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>The spatial dimensions that a name such as <c>Conv2d</c> ends in.</summary>
    private protected static int DimensionsOf(string name) => name[^2] - '0';
}
