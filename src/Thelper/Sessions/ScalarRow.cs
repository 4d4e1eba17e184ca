using System.Text.Json;
using System.Text.Json.Serialization;

namespace Thelper.Sessions;

/// <summary>A number that a session gave: a row of <c>metrics.jsonl</c>, a scalar in TensorBoard.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Tag">
/// <c>iter/NAME</c> for what there is after a batch, <c>epoch/NAME</c> for an epoch; NAME is <c>loss</c>, <c>lr</c>, a metric's, or
/// <c>loss/PART</c>.
/// </param>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="Step">Training steps made so far for what there is after a batch; else the epoch.</param>
/// <param name="Value">May be infinite or no number; such a value is null as JSON.</param>
public sealed record ScalarRow(
    [property: JsonPropertyName("set")] string Set,
    [property: JsonPropertyName("tag")] string Tag,
    [property: JsonPropertyName("epoch")] int Epoch,
    [property: JsonPropertyName("step")] long Step,
    [property: JsonPropertyName("value")] double? Value)
{
    /// <summary>The start of the tags of what there is after a batch.</summary>
    public const string OfBatch = "iter/";

    /// <summary>The start of the tags of what an epoch gave.</summary>
    public const string OfEpoch = "epoch/";

    /// <summary>The tag of a part of an epoch's loss.</summary>
    public const string LossPart = OfEpoch + "loss/";

    /// <summary>The numbers that an event brings; none for most kinds.</summary>
    /// <param name="happened">The event.</param>
    public static IEnumerable<ScalarRow> Of(RunEvent happened) => happened switch
    {
        BatchFinished batch => Of(batch),
        PassFinished pass => Of(pass),
        _ => [],
    };

    /// <summary>Reads a row as it is in <c>metrics.jsonl</c>.</summary>
    /// <param name="line">Without the line's end.</param>
    /// <returns>Null where it is none.</returns>
    public static ScalarRow? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ScalarRow>(line) is { Set: not null, Tag: not null } row ? row : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the row as JSON: <c>{"set":"train","tag":"epoch/loss","epoch":0,"step":0,"value":0.5}</c>.</summary>
    /// <param name="writer">Writes an object.</param>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("set", Set);
        writer.WriteString("tag", Tag);
        writer.WriteNumber("epoch", Epoch);
        writer.WriteNumber("step", Step);
        if (Value is { } value && double.IsFinite(value))
        {
            writer.WriteNumber("value", value);
        }
        else
        {
            writer.WriteNull("value");
        }

        writer.WriteEndObject();
    }

    /// <summary>Of training each batch, of an evaluation the last one.</summary>
    private static IEnumerable<ScalarRow> Of(BatchFinished batch)
    {
        if (!batch.IsRecorded)
        {
            yield break;
        }

        if (batch.OwnLoss is { } loss)
        {
            yield return Row("loss", loss);
        }

        foreach (var metric in batch.Metrics)
        {
            yield return Row(metric.Name, metric.Value);
        }

        ScalarRow Row(string name, double value) => new(batch.Pass.Set, OfBatch + name, batch.Pass.Epoch, batch.Iteration, value);
    }

    private static IEnumerable<ScalarRow> Of(PassFinished pass)
    {
        if (pass.Result.Loss is { } loss)
        {
            yield return Row(OfEpoch + "loss", loss);
        }

        foreach (var part in pass.Result.LossParts)
        {
            yield return Row(LossPart + part.Name, part.Value);
        }

        if (pass.LearningRate is { } rate)
        {
            yield return Row(OfEpoch + "lr", rate);
        }

        foreach (var metric in pass.Result.Metrics)
        {
            yield return Row(OfEpoch + metric.Name, metric.Value);
        }

        ScalarRow Row(string tag, double value) => new(pass.Pass.Set, tag, pass.Pass.Epoch, pass.Pass.Epoch, value);
    }
}
