namespace Thelper.Torch.Tests.Serialization;

/// <summary>Writes into another stream, and refuses to go back like a pipe unless it is told that it can.</summary>
internal sealed class SequentialStream(Stream target, bool canSeek) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => true;

    public override long Length => Seekable.Length;

    public override long Position
    {
        get => Seekable.Position;
        set => Seekable.Position = value;
    }

    private Stream Seekable => canSeek ? target : throw new NotSupportedException();

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => Seekable.Seek(offset, origin);

    public override void SetLength(long value) => Seekable.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);
}
