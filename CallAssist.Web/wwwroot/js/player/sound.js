// The sound of a call: a stereo file, the caller left, the callee right. Both voices are heard in both ears, and either can
// be silenced. The graph is made at the first play, because browsers allow no sound before a person asks for it.
export function sound(audio) {
  const muted = [false, false];
  let context = null;
  let gains = [];

  function build() {
    context = new AudioContext();
    const splitter = context.createChannelSplitter(2);
    context.createMediaElementSource(audio).connect(splitter);
    gains = muted.map((off, side) => {
      const gain = context.createGain();
      gain.gain.value = off ? 0 : 1;
      splitter.connect(gain, side);
      gain.connect(context.destination);
      return gain;
    });
  }

  return {
    async play() {
      if (!context) build();
      if (context.state === 'suspended') await context.resume();
      await audio.play();
    },
    // Returns whether the side is silent now.
    toggle(side) {
      muted[side] = !muted[side];
      if (gains[side]) gains[side].gain.setTargetAtTime(muted[side] ? 0 : 1, context.currentTime, 0.015);
      return muted[side];
    },
    dispose() {
      audio.pause();
      context?.close();
    },
  };
}
