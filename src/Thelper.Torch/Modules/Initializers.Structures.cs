namespace Thelper.Torch.Modules;

/// <content>Initial values with a structure of their own.</content>
public static partial class Initializers
{
    /// <summary>1 where both indices are equal, else 0: what goes in comes out; <c>torch.nn.init.eye_</c>.</summary>
    /// <param name="matrix">Of two dimensions.</param>
    public static void Eye(Tensor matrix)
    {
        RequireMatrix(matrix);
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        matrix.CopyInPlace(Operators.Eye(matrix.Size(0), matrix.Size(1), matrix.ScalarType, matrix.Device));
    }

    /// <summary>
    /// 1 in the middle of the kernel from each input to the output of the same number, else 0, so that a convolution gives what it
    /// is given; <c>torch.nn.init.dirac_</c>.
    /// </summary>
    /// <param name="weight">Outputs × inputs × a kernel of one to three dimensions.</param>
    /// <param name="groups">Of the convolution; the outputs are a multiple of it. 1 by default.</param>
    public static void Dirac(Tensor weight, long groups = 1)
    {
        var shape = weight.Shape;
        if (shape.Length is < 3 or > 5 || shape[0] % groups != 0)
        {
            throw new ArgumentException(
                $"The weight of a convolution has three to five dimensions, the first a multiple of the {groups} groups, but the tensor is {weight}.",
                nameof(weight));
        }

        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var outputs = shape[0] / groups;
        weight.ZeroInPlace();
        for (long group = 0; group < groups; group++)
        {
            for (long i = 0; i < Math.Min(outputs, shape[1]); i++)
            {
                var kernel = weight.Select(0, (group * outputs) + i).Select(0, i);
                shape[2..].Aggregate(kernel, (rest, size) => rest.Select(0, size / 2)).FillInPlace(1);
            }
        }
    }

    /// <summary>
    /// Rows, or columns where there are fewer, that are orthogonal and of the length of the gain (Saxe et al., 2014);
    /// <c>torch.nn.init.orthogonal_</c>. Further dimensions count as one with the second.
    /// </summary>
    /// <param name="weight">At least two dimensions.</param>
    /// <param name="gain">1 by default; see <see cref="Gain"/>.</param>
    public static void Orthogonal(Tensor weight, double gain = 1)
    {
        _ = Fans(weight);
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var rows = weight.Size(0);
        var columns = weight.ElementCount / rows;
        var random = Operators.Empty([rows, columns], weight.ScalarType, weight.Device).NormalInPlace();
        var (q, r) = (rows < columns ? random.Transpose(0, 1) : random).LinalgQr();

        // Signs, which make the decomposition one of its kind.
        var basis = q.Mul(r.Diagonal().Sign());
        weight.CopyInPlace((rows < columns ? basis.Transpose(0, 1) : basis).Reshape(weight.Shape)).MulInPlace(gain);
    }

    /// <summary>
    /// Normal around 0, but for a share of zeros at random places of each column (Martens, 2010); <c>torch.nn.init.sparse_</c>.
    /// </summary>
    /// <param name="matrix">Of two dimensions.</param>
    /// <param name="sparsity">The share of zeros, rounded up to a whole number of rows; 0 to 1.</param>
    /// <param name="deviation">The standard deviation; 0.01 by default.</param>
    public static void Sparse(Tensor matrix, double sparsity, double deviation = 0.01)
    {
        RequireMatrix(matrix);
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var rows = matrix.Size(0);
        var zeros = (long)Math.Ceiling(sparsity * rows);
        matrix.NormalInPlace(0, deviation);
        for (long column = 0; column < matrix.Size(1); column++)
        {
            var places = Operators.Randperm(rows).Slice(0, 0, zeros).To(matrix.Device);
            matrix.Select(1, column).IndexFillInPlace(0, places, 0L);
        }
    }

    private static void RequireMatrix(Tensor matrix)
    {
        if (matrix.Rank != 2)
        {
            throw new ArgumentException($"These initial values are for tensors of two dimensions, but this one is {matrix}.", nameof(matrix));
        }
    }

    /// <summary>The share of a standard normal distribution below a value.</summary>
    private static double Share(double value)
    {
        using var scope = TensorScope.Open();
        return (1 + Tensors.FromScalar(value / Math.Sqrt(2.0)).Erf().ToDouble()) / 2;
    }
}
