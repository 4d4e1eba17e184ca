namespace Thelper.Events;

/// <summary>An event file cannot be read. The message is a sentence for its user.</summary>
/// <param name="message">Which file, where in it, what was expected and found.</param>
/// <param name="cause">What led to it.</param>
public sealed class EventFileException(string message, Exception? cause = null) : Exception(message, cause);
