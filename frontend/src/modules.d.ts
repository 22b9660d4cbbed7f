declare module "worker:*" {
  const source: string;
  export default source;
}
declare module "world-atlas/*.json" {
  const topology: unknown;
  export default topology;
}
