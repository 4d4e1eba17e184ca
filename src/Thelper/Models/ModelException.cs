namespace Thelper.Models;

/// <summary>A model cannot work on what it was given.</summary>
/// <param name="message">What was expected and what was received.</param>
public sealed class ModelException(string message) : Exception(message);
