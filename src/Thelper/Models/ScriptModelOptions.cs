using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>
/// The options of <c>torch.jit.load</c>: a model that PyTorch saved together with its program. It can be evaluated, but not
/// trained; see <see cref="ScriptModule"/>.
/// </summary>
public sealed record ScriptModelOptions : IModelOptions
{
    /// <summary>The file, as <c>torch.jit.save</c> wrote it.</summary>
    [ConfigKey("f")]
    [Alias("file", "path")]
    public required FilePath File { get; init; }

    /// <inheritdoc/>
    /// <exception cref="SettingException">The file cannot be used.</exception>
    public Module Create(LearningTask task)
    {
        try
        {
            return ScriptModule.Load(File.FullPath);
        }
        catch (TorchFileException exception)
        {
            throw new SettingException(this, nameof(File), exception.Message);
        }
    }
}
