namespace StaticNet;
internal sealed class RandomSource(ulong seed){ private readonly Random r=new((int)seed); public void Shuffle(Span<int> s)=>r.Shuffle(s);}
