namespace Thelper.Configuration;

/// <summary>A setting of a configuration with the value that counts, whether the configuration gives it or not.</summary>
/// <param name="Path">Its dotted path, such as <c>trainer.optimization.optimizer.params.lr</c>.</param>
/// <param name="Value">As text, in the words of a configuration.</param>
/// <param name="Default">What counts where nothing is given; null where something must be.</param>
/// <param name="IsGiven">Whether the configuration gives it.</param>
public sealed record Setting(string Path, string Value, string? Default, bool IsGiven)
{
    /// <summary>Whether the value is another one than the default.</summary>
    public bool IsChanged => Value != Default;
}
