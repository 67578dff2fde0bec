// Loaded before api and worker (`node --import`): when npm start is killed, they end by themselves and in good order.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
// The channel is only watched: it must not keep a process alive that has nothing else to do.
process.channel?.unref();
