import type { LanguageTable } from './table';

export const indonesian: LanguageTable = {
  id: 'id',
  goesOn: `dr drs dra prof ir h hj kh bpk sdr sdri jl jln jend letjen mayjen brigjen kol letkol kapt gg st PT CV a.n u.b u.p d.a s.d yth kec kab kel kep ust r.a tn ny a.l`,
  beforeNumber: `no hlm hal tgl tlp telp rp ps jil bab pasal ay rt rw`,
  mayEnd: `dll dsb dst dkk tbk jr s.h s.e s.t m.m m.si s.pd s.sos ph.d m.sc tsb`,
  words: 'pada dan dari hari are art max sen',
  starters: `
    yang dan atau tetapi tapi namun karena jika bila kalau ketika saat setelah sebelum sejak selama sambil agar supaya
    di ke dari pada untuk dengan oleh dalam tentang antara hingga sampai bagi menurut terhadap tanpa melalui sebagai
    ini itu hal dia ia mereka kami kita saya aku anda beliau nya para seorang sebuah suatu satu dua
    selain selanjutnya kemudian lalu akhirnya sementara meskipun walaupun bahkan juga akan telah sudah belum tidak
    bukan ada adalah merupakan tersebut setiap semua banyak beberapa sebagian lebih sangat hanya masih
    apa siapa kapan mengapa bagaimana berapa sini sana sekarang kini hari kemarin besok pertama kedua
    berdasarkan akibat seperti demikian jadi maka
  `,
};
