using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Thelper.Tests.Events;

/// <summary>What a reader in Python, which shares nothing with ours, finds in event files. Without Python the test is skipped.</summary>
internal static class EventDump
{
    /// <summary>The records of a file.</summary>
    public static IReadOnlyList<JsonElement> Of(string file) => Of([file])[file];

    /// <summary>The records of files, by path.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Of(IReadOnlyList<string> files)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "PyTorch", "event_files.py");
        string?[] interpreters = [Environment.GetEnvironmentVariable("THELPER_PYTHON"), "/usr/bin/python3", "python3"];
        var output = interpreters.Where(each => !string.IsNullOrEmpty(each)).Select(each => Run(each!, [script, .. files])).FirstOrDefault(text => text is not null);
        Skip.If(output is null, "Python is not installed");
        return JsonSerializer.Deserialize<Dictionary<string, List<JsonElement>>>(output!)!
            .ToDictionary(entry => entry.Key, entry => (IReadOnlyList<JsonElement>)entry.Value);
    }

    /// <summary>The values of all summaries, each with the step of its record.</summary>
    public static IEnumerable<(long Step, string Tag, JsonElement Value)> Values(this IEnumerable<JsonElement> records) =>
        from record in records
        where record.TryGetProperty("summary", out _)
        from value in record.GetProperty("summary").GetProperty("value").EnumerateArray()
        select (record.TryGetProperty("step", out var step) ? step.GetInt64() : 0, value.GetProperty("tag").GetString()!, value);

    /// <summary>The scalars.</summary>
    public static IEnumerable<(long Step, string Tag, double? Number)> Scalars(this IEnumerable<JsonElement> records) =>
        from entry in records.Values()
        where entry.Value.TryGetProperty("simple_value", out _)
        let number = entry.Value.GetProperty("simple_value")
        select (entry.Step, entry.Tag, number.ValueKind == JsonValueKind.Null ? (double?)null : number.GetDouble());

    private static string? Run(string interpreter, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"Python ended with {process.ExitCode}: {errors.Result}");
    }
}
