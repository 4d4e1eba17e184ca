namespace Thelper.Configuration;

/// <summary>The type that a scalar has by the way it is written (YAML 1.2, core schema).</summary>
public enum ScalarKind
{
    /// <summary><c>null</c>, <c>~</c> or nothing at all.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number that fits 64 signed bits, decimal, <c>0x</c> or <c>0o</c>.</summary>
    Integer,

    /// <summary>Any other number, <c>.inf</c> and <c>.nan</c> included; <c>1e-4</c> is one.</summary>
    Float,

    /// <summary>Everything else, and everything in quotes.</summary>
    Text,
}
