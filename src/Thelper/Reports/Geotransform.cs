using Thelper.Data;

namespace Thelper.Reports;

/// <summary>Where the pixels of an image lie on a map: (x + a·i + b·j, y + c·i + d·j) for the place (i, j).</summary>
/// <param name="X">Of the image's first corner.</param>
/// <param name="A">To the east for each column.</param>
/// <param name="B">To the east for each row.</param>
/// <param name="Y">Of the image's first corner.</param>
/// <param name="C">To the north for each column.</param>
/// <param name="D">To the north for each row.</param>
internal readonly record struct Geotransform(double X, double A, double B, double Y, double C, double D)
{
    /// <summary>Whether a turn to the right in the image is one to the left on the map, as where rows go south.</summary>
    public bool IsMirrored => (A * D) - (B * C) < 0;

    /// <summary>Reads the six numbers in the order of GDAL.</summary>
    /// <exception cref="DataException">One is no finite number.</exception>
    public static Geotransform From(double[] numbers) => Array.TrueForAll(numbers, double.IsFinite)
        ? new Geotransform(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        : throw new DataException($"A geotransform is [{string.Join(", ", numbers)}], but it takes six finite numbers.");

    /// <summary>A place on the map.</summary>
    /// <param name="column">In pixels.</param>
    /// <param name="row">In pixels.</param>
    public (double X, double Y) Place(double column, double row) =>
        (X + (column * A) + (row * B), Y + (column * C) + (row * D));
}
