declare module 'qrcode-svg' {
  interface QrCodeSettings {
    readonly content: string;
    readonly padding?: number;
    readonly width?: number;
    readonly height?: number;
    readonly ecl?: 'L' | 'M' | 'Q' | 'H';
    readonly join?: boolean;
    readonly xmlDeclaration?: boolean;
  }
  export default class QRCode {
    constructor(settings: QrCodeSettings);
    svg(): string;
  }
}
