namespace Thelper.Torch.Modules;

/// <summary>The masks of an attention as numbers that are added to its scores.</summary>
internal static class AttentionMask
{
    /// <param name="input">With its masks.</param>
    /// <param name="query">(B·heads)×L×(E/heads).</param>
    /// <param name="added">How many keys the layer has added, which always count.</param>
    /// <returns>What broadcasts to (B·heads)×L×(S + added); null where there is no mask.</returns>
    public static Tensor? Of(AttentionInput input, Tensor query, int added)
    {
        var padding = input.KeyPaddingMask is { } ignored ? ForHeads(AsSummand(ignored, query), query.Size(0)) : null;
        var mask = input.AttentionMask is { } hidden ? AsSummand(hidden, query) : padding;
        if (mask is null)
        {
            return null;
        }

        mask = mask.Rank == 2 ? mask.Unsqueeze(0) : mask;
        mask = input.AttentionMask is null || padding is null ? mask : mask.Add(padding);
        return added > 0 ? mask.ConstantPadNd([0, added]) : mask;
    }

    private static Tensor ForHeads(Tensor padding, long count)
    {
        var (batch, length) = (padding.Rank == 1 ? 1 : padding.Size(0), padding.Size(-1));
        return padding.Reshape([batch, 1, 1, length]).Expand([batch, count / batch, 1, length]).Reshape([count, 1, length]);
    }

    private static Tensor AsSummand(Tensor mask, Tensor like) => mask.ScalarType.IsFloatingPoint()
        ? mask
        : Operators.Zeros(mask.Shape, like.ScalarType, like.Device)
            .MaskedFill(mask.To(mask.Device, ScalarType.Bool), double.NegativeInfinity);
}
