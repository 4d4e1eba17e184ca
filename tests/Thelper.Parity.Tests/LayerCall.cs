using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Parity.Tests;

/// <summary>Calls layers of any number of inputs and outputs.</summary>
/// <param name="inputs">In the order of Python's arguments.</param>
/// <param name="named">Further tensors, by the names of Python's arguments.</param>
/// <param name="arguments">The section that they came from, for truth values; null where there is none.</param>
internal sealed class LayerCall(Tensor[] inputs, Dictionary<string, Tensor> named, ConfigNode? arguments)
{
    private RecurrentInput Begun => new(inputs[0], inputs.ElementAtOrDefault(1), inputs.ElementAtOrDefault(2));

    /// <returns>All outputs, from the first to the last.</returns>
    public IReadOnlyList<Tensor> Run(Module layer) => layer switch
    {
        TransformerEncoderLayer encoder => [encoder.Forward(inputs[0], Named("src_mask"), Named("src_key_padding_mask"))],
        TransformerEncoder encoder => [encoder.Forward(inputs[0], Named("mask"), Named("src_key_padding_mask"))],
        Module<TransformerDecoderInput, Tensor> decoder => [decoder.Forward(Decoded(inputs[0], inputs[1]))],
        Module<TransformerInput, Tensor> transformer => [transformer.Forward(new(inputs[0], Decoded(inputs[1], inputs[0]))
        {
            SourceMask = Named("src_mask"),
            SourcePaddingMask = Named("src_key_padding_mask"),
        })],
        EmbeddingBag bag => [bag.Forward(inputs[0], Named("offsets"), Named("per_sample_weights"))],
        Module<UnpoolingInput, Tensor> unpooling => [unpooling.Forward(new(inputs[0], inputs[1], Numbers("output_size")))],
        Module<Tensor, (Tensor, Tensor)> splitting => Flat(splitting.Forward(inputs[0])),
        Module<Tensor, Tensor> single => [single.Forward(inputs[0])],
        Module<(Tensor, Tensor), Tensor> pair => [pair.Forward((inputs[0], inputs[1]))],
        MultiheadAttention attention => Attend(attention),
        Module<RecurrentInput, RecurrentOutput> recurrent => Flat(recurrent.Forward(Begun)),
        Module<RecurrentInput, Tensor> cell => [cell.Forward(Begun)],
        Module<RecurrentInput, (Tensor Hidden, Tensor Cell)> cell => Flat(cell.Forward(Begun)),
        _ => throw new NotSupportedException($"{layer.GetType().Name} is called in a way that is not known here."),
    };

    private TransformerDecoderInput Decoded(Tensor target, Tensor memory) => new(target, memory)
    {
        TargetMask = Named("tgt_mask"),
        MemoryMask = Named("memory_mask"),
        TargetPaddingMask = Named("tgt_key_padding_mask"),
        MemoryPaddingMask = Named("memory_key_padding_mask"),
    };

    private static Tensor[] Flat(RecurrentOutput output) =>
        output.Cell is null ? [output.Values, output.Hidden] : [output.Values, output.Hidden, output.Cell];

    private static Tensor[] Flat((Tensor First, Tensor Second) output) => [output.First, output.Second];

    private IReadOnlyList<Tensor> Attend(MultiheadAttention attention)
    {
        var sequences = inputs.Length == 1 ? inputs[0] : new AttentionInput(inputs[0], inputs[1], inputs[2]);
        var (output, weights) = attention.Forward(sequences with
        {
            KeyPaddingMask = Named("key_padding_mask"),
            AttentionMask = Named("attn_mask"),
            NeedWeights = Flag("need_weights", true),
            AverageWeights = Flag("average_attn_weights", true),
        });
        return weights is null ? [output] : [output, weights];
    }

    private Tensor? Named(string name) => named.GetValueOrDefault(name);

    private long[]? Numbers(string name) => (arguments as ConfigMapping)?[name] is ConfigMapping section
        ? [.. ((ConfigSequence)section["numbers"]!).Items.Select(item => (long)((ConfigScalar)item).Value!)]
        : null;

    private bool Flag(string name, bool absent) => (arguments as ConfigMapping)?[name] is ConfigScalar { Value: bool flag } ? flag : absent;
}
