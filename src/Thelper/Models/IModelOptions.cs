using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The options of a model in a configuration.</summary>
[ComponentKind("model")]
public interface IModelOptions
{
    /// <summary>Makes the model with initial values drawn from the default generator; its output fits the task.</summary>
    /// <param name="task">What the model is asked to do.</param>
    /// <exception cref="SettingException">The options contradict the task.</exception>
    /// <exception cref="ModelException">The model cannot do what the task asks.</exception>
    Module Create(LearningTask task);
}
